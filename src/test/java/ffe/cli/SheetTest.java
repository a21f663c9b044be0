package ffe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.cli.Sheet.Format;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("cli")
class SheetTest {

  private final Sheet sheet =
      new Sheet("id", "why").row("1", "a, \"b\"").row("22", "=1+1").row("-3.5", "x|<y>\nz");

  @Test
  void aligns_columns_for_people() {
    assertThat(sheet.text(Format.TABLE))
        .isEqualTo("id    why\n1     a, \"b\"\n22    =1+1\n-3.5  x|<y> z\n");
  }

  @Test
  void writes_csv_that_a_spreadsheet_reads_and_does_not_compute() {
    assertThat(sheet.text(Format.CSV))
        .isEqualTo("id,why\r\n1,\"a, \"\"b\"\"\"\r\n22,'=1+1\r\n-3.5,\"x|<y>\nz\"\r\n");
  }

  @Test
  void writes_markdown_whose_cells_stay_cells() {
    assertThat(sheet.text(Format.MARKDOWN))
        .isEqualTo(
            "| id | why |\n| --- | --- |\n| 1 | a, \"b\" |\n| 22 | =1+1 |\n| -3.5 | x\\|&lt;y> z |\n");
  }

  @Test
  void lets_no_answer_steer_the_terminal() {
    assertThat(new Sheet("a").row("\u001b[2J\u202etxt\u0007").text(Format.TABLE))
        .isEqualTo("a\n [2J txt \n".replace(" \n", "\n"));
  }

  @Test
  void reads_the_json_that_rest_speaks() {
    Object json =
        Json.read(" {\"a\":{\"b\":[1.50,-2e3,null,true]},\"s\":\"x\\u00e9\\n\",\"n\":null} ");
    assertThat(Json.list(json, "a.b").get(0)).hasToString("1.50");
    assertThat(Json.text(json, "s")).isEqualTo("xé\n");
    assertThat(Json.text(json, "n")).isEmpty();
    assertThat(Json.text(json, "a.none")).isEmpty();
  }
}
