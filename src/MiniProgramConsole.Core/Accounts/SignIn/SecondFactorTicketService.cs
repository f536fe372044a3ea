using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts.SignIn;

public sealed class SecondFactorTicketService(ConsoleDbContext database, CommandRunner runner, TimeProvider time)
{
    /// <summary>Not allowed if the account has changed since the password was checked.</summary>
    public async Task<(Outcome Outcome, string? Secret)> IssueAsync(
        ApplicationUser judged, string? address, CancellationToken cancellationToken)
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

    /// <summary>Null if the ticket was used or has expired, or if the password or a factor has changed since.</summary>
    public async Task<ApplicationUser?> FindUserAsync(string? secret, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var found = await Of(database, secret).Where(ticket => ticket.ExpiresAt > now && ticket.User.TwoFactorEnabled).AsNoTracking()
            .Select(ticket => new { ticket.User, ticket.StampHash }).FirstOrDefaultAsync(cancellationToken);
        return found is not null && found.StampHash == SecondFactorTicket.HashOfStamp(found.User) ? found.User : null;
    }

    internal static async Task<bool> UseAsync(CommandContext context, string? secret)
    {
        var (db, by, now, cancelled) = context;
        return await Of(db, secret).Where(ticket => ticket.UserId == by.UserId && ticket.ExpiresAt > now)
            .ExecuteDeleteAsync(cancelled) == 1;
    }

    private static IQueryable<SecondFactorTicket> Of(ConsoleDbContext db, string? secret)
    {
        var hash = Hashing.Sha256(secret ?? "");
        return db.SecondFactorTickets.Where(ticket => ticket.SecretHash == hash);
    }
}
