// The token stands behind '#', which browsers never send; it is posted from here.
function redeem() {
  const token = location.hash.slice(1);
  const field = document.getElementById('token'); // none where a password is asked for
  if (token && field) {
    history.replaceState(null, '', '/login');
    field.value = token;
    document.forms[0].submit();
  }
}
redeem();
addEventListener('hashchange', redeem); // the link opened where this page stands already
