using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace MiniProgramConsole.Web.Security.Sessions;

/// <summary>Leads whoever is not signed in to where that is done.</summary>
internal interface ISignInRedirect
{
    /// <summary>Answers the request.</summary>
    Task RedirectAsync(RedirectContext<CookieAuthenticationOptions> context);
}
