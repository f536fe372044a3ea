using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts.SignIn;

/// <summary>Makes, finds and uses up the tickets between the right password and the code of the second factor.</summary>
public sealed class SecondFactorTicketService(ConsoleDbContext database, CommandRunner runner, TimeProvider time)
{
    /// <summary>Makes a ticket for somebody who gave the right password.</summary>
    /// <param name="judged">Whose account, as it was when the password was judged.</param>
    /// <param name="address">The network address of the browser, as text.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    /// <returns>What came of it; not allowed where the password counts no more. The secret is null unless the ticket was made.</returns>
    public async Task<(Outcome Outcome, string? Secret)> IssueAsync(ApplicationUser judged, string? address, CancellationToken cancellationToken)
    {
        var secret = Hashing.NewSecret();
        var outcome = await runner.RunAsync(
            new Command { Sender = new ProofSender(new Actor(judged.Id, judged.DisplayName, address)) },
            async context =>
            {
                var user = await context.Database.Users.SingleAsync(row => row.Id == judged.Id, context.Cancelled);
                if (user.SecurityStamp != judged.SecurityStamp || !user.TwoFactorEnabled)
                {
                    return Outcome.NotAllowed;
                }

                context.Database.SecondFactorTickets.Add(new SecondFactorTicket
                {
                    SecretHash = Hashing.Sha256(secret),
                    UserId = user.Id,
                    StampHash = SecondFactorTicket.HashOfStamp(user),
                    ExpiresAt = context.Now + SecondFactorTicket.Lifetime,
                });
                return Outcome.Done(user.Code, user.DisplayName);
            },
            cancellationToken);
        return (outcome, outcome.Succeeded ? secret : null);
    }

    /// <summary>Whose sign-in a ticket completes; null where it is used up, has expired, or the account's password or factor changed since.</summary>
    /// <param name="secret">The ticket's secret.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public async Task<ApplicationUser?> FindUserAsync(string? secret, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var found = await Of(database, secret).Where(ticket => ticket.ExpiresAt > now && ticket.User.TwoFactorEnabled).AsNoTracking()
            .Select(ticket => new { ticket.User, ticket.StampHash }).FirstOrDefaultAsync(cancellationToken);
        return found is not null && found.StampHash == SecondFactorTicket.HashOfStamp(found.User) ? found.User : null;
    }

    /// <summary>Uses a person's ticket up, in the transaction of the caller; false where another request was first.</summary>
    internal static async Task<bool> UseAsync(CommandContext context, string? secret)
    {
        var (db, by, now, cancelled) = context;
        return await Of(db, secret).Where(ticket => ticket.UserId == by.UserId && ticket.ExpiresAt > now).ExecuteDeleteAsync(cancelled) == 1;
    }

    private static IQueryable<SecondFactorTicket> Of(ConsoleDbContext db, string? secret)
    {
        var hash = Hashing.Sha256(secret ?? "");
        return db.SecondFactorTickets.Where(ticket => ticket.SecretHash == hash);
    }
}
