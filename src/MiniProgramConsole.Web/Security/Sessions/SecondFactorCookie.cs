using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Accounts.SignIn;
using MiniProgramConsole.Core.Commands;

namespace MiniProgramConsole.Web.Security.Sessions;

/// <summary>
/// Keeps the secret of a <see cref="SecondFactorTicket"/> in the browser. It is no session: it opens the page that asks for the code, and nothing
/// else.
/// </summary>
public sealed class SecondFactorCookie(
    SecondFactorTicketService tickets, IHttpContextAccessor accessor, CurrentPerson person, ConsoleCookies cookies)
{
    private string Name => cookies.NameOf("second-factor");

    private HttpContext Context => accessor.HttpContext!;

    /// <summary>The secret that this browser carries; null where it has none.</summary>
    public string? Secret => Context.Request.Cookies[Name];

    /// <summary>Gives this browser a ticket, for whoever gave the right password; the outcome is none of success where it counts no more.</summary>
    public async Task<Outcome> GiveAsync(ApplicationUser user, CancellationToken cancellationToken)
    {
        var (outcome, secret) = await tickets.IssueAsync(user, person.Address, cancellationToken);
        if (secret is not null)
        {
            Context.Response.Cookies.Append(Name, secret, ConsoleCookies.Options(expires: null));
        }

        return outcome;
    }

    /// <summary>Whether this browser carries a ticket that is good.</summary>
    public async Task<bool> IsGoodAsync(CancellationToken cancellationToken) => await tickets.FindUserAsync(Secret, cancellationToken) is not null;

    public void Remove() => Context.Response.Cookies.Delete(Name, ConsoleCookies.Options(expires: null));
}
