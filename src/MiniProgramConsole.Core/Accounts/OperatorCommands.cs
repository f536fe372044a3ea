using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Accounts;

public sealed class OperatorCommands(ConsoleDbContext database, CommandRunner runner, ILookupNormalizer normalizer)
{
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
