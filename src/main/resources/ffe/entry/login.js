// The token stands behind '#', which browsers never send; it is posted from here.
const token = location.hash.slice(1);
if (token) {
  history.replaceState(null, '', '/login');
  document.getElementById('token').value = token;
  document.forms[0].submit();
}
