using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts;

public static class AccountLock
{
    /// <summary>False if the account was deleted. The update changes nothing; it only locks the row.</summary>
    public static async Task<bool> LockAsync(ConsoleDbContext db, long id, CancellationToken cancellationToken) =>
        await db.Users.Where(user => user.Id == id && user.DeletedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(user => user.LastActiveAt, user => user.LastActiveAt), cancellationToken) == 1;
}
