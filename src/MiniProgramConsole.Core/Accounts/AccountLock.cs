using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts;

/// <summary>Locks the accounts that a command names, and its sender's.</summary>
internal sealed class AccountLock : ICommandLock
{
    public async Task<bool> LockForUpdateAsync(ConsoleDbContext db, Command command, CancellationToken cancellationToken)
    {
        var sender = command.Sender.By.UserId;
        var isSenderThere = sender == 0;
        foreach (var id in command.Accounts.Append(sender).Where(id => id != 0).Distinct().Order())
        {
            var isThere = await LockAsync(db, id, cancellationToken);
            isSenderThere |= isThere && id == sender;
        }

        return isSenderThere;
    }

    /// <summary>Locks one account, also for what moves a person's rows without being a command; false where it was deleted.</summary>
    public static async Task<bool> LockAsync(ConsoleDbContext db, long id, CancellationToken cancellationToken) =>
        await db.Users.Where(user => user.Id == id && user.DeletedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(user => user.LastActiveAt, user => user.LastActiveAt), cancellationToken) == 1;
}
