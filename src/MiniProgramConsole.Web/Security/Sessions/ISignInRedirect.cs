using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace MiniProgramConsole.Web.Security.Sessions;

internal interface ISignInRedirect
{
    Task RedirectAsync(RedirectContext<CookieAuthenticationOptions> context);
}
