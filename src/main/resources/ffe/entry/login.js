// The token stands behind '#', which browsers never send; it is posted from here.
function redeem() {
  const token = location.hash.slice(1);
  if (token) {
    history.replaceState(null, '', '/login');
    document.getElementById('token').value = token;
    document.forms[0].submit();
  }
}
redeem();
addEventListener('hashchange', redeem); // the link opened where this page stands already
