using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Accounts.SignIn;
using MiniProgramConsole.Core.Commands;

namespace MiniProgramConsole.Web.Security.Sessions;

/// <summary>Not a session: it opens only the page that asks for the code.</summary>
public sealed class SecondFactorCookie(
    SecondFactorTicketService tickets, IHttpContextAccessor accessor, CurrentPerson person, ConsoleCookies cookies)
{
    private string Name => cookies.NameOf("second-factor");

    private HttpContext Context => accessor.HttpContext!;

    public string? Secret => Context.Request.Cookies[Name];

    public async Task<Outcome> GiveAsync(ApplicationUser user, CancellationToken cancellationToken)
    {
        var (outcome, secret) = await tickets.IssueAsync(user, person.Address, cancellationToken);
        if (secret is not null)
        {
            Context.Response.Cookies.Append(Name, secret, ConsoleCookies.Options(expires: null));
        }

        return outcome;
    }

    public async Task<bool> IsGoodAsync(CancellationToken cancellationToken) =>
        await tickets.FindUserAsync(Secret, cancellationToken) is not null;

    public void Remove() => Context.Response.Cookies.Delete(Name, ConsoleCookies.Options(expires: null));
}
