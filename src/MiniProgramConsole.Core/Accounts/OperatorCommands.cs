using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Accounts;

/// <summary>Runs what an operator asks for at the command line, on the account that an email names.</summary>
public sealed class OperatorCommands(ConsoleDbContext database, CommandRunner runner, ILookupNormalizer normalizer)
{
    /// <summary>Finds the account in any spelling of its mailbox, and runs the command under its lock.</summary>
    /// <param name="email">The account's email.</param>
    /// <param name="decide">What is done with the account; it is given the email as it was read, too.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    internal async Task<Outcome> RunAsync(
        string email, Func<CommandContext, ApplicationUser, string, Task<Outcome>> decide, CancellationToken cancellationToken)
    {
        var address = ApplicationUser.EmailRule.Check(email);
        if (TextMessages.Of(ApplicationUser.EmailRule, address) is { } refusal)
        {
            return Outcome.Refused("", refusal);
        }

        var normalized = normalizer.NormalizeEmail(address.Text)!;
        var accounts = await database.Users.OfMailbox(normalized).Select(row => row.Id).ToListAsync(cancellationToken);
        return await runner.RunAsync(
            new Command { Sender = new SystemSender(Actor.System), Accounts = accounts },
            async context => await context.Database.Users.OfMailbox(normalized, address.Text).FirstOrDefaultAsync(
                row => accounts.Contains(row.Id), context.Cancelled) is { } user
                    ? await decide(context, user, address.Text)
                    : Outcome.Refused("", new Message("FactorReset.Unknown", address.Text)),
            cancellationToken);
    }
}
