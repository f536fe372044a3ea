using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts;

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

    /// <summary>False if the account was deleted. The update changes nothing; it only locks the row.</summary>
    public static async Task<bool> LockAsync(ConsoleDbContext db, long id, CancellationToken cancellationToken) =>
        await db.Users.Where(user => user.Id == id && user.DeletedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(user => user.LastActiveAt, user => user.LastActiveAt), cancellationToken) == 1;
}
