using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts.Profile;

public sealed class GuideService(ConsoleDbContext database, CommandRunner runner)
{
    private const string Provider = "console";
    private const string Name = "guide-dismissed";

    public Task<bool> IsDismissedAsync(long userId, CancellationToken cancellationToken) =>
        IsDismissedAsync(database, userId, cancellationToken);

    public Task<Outcome> DismissAsync(Sender sender, Guid token, CancellationToken cancellationToken) =>
        runner.RunAsync(OwnAccountCommands.Of(sender, token, new { Form = Name }), DismissAsync, cancellationToken);

    private static async Task<Outcome> DismissAsync(CommandContext context)
    {
        var (db, by, _, cancelled) = context;
        if (await IsDismissedAsync(db, by.UserId, cancelled))
        {
            return Outcome.Unchanged;
        }

        db.UserTokens.Add(new IdentityUserToken<long> { UserId = by.UserId, LoginProvider = Provider, Name = Name });
        return context.Done();
    }

    private static Task<bool> IsDismissedAsync(ConsoleDbContext database, long userId, CancellationToken cancellationToken) =>
        database.UserTokens.AnyAsync(row => row.UserId == userId && row.LoginProvider == Provider && row.Name == Name, cancellationToken);
}
