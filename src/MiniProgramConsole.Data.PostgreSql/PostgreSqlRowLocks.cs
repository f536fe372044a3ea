using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Data.PostgreSql;

/// <summary>Locks everything and reads in one round trip. Foreign keys to the rows don't wait for these locks.</summary>
internal sealed class PostgreSqlRowLocks : IRowLocks
{
    private const string Lock = " FOR NO KEY UPDATE;";
    private const string Account = """SELECT 1 FROM "Users" WHERE "Id" = @lock""";
    private const string Merchant = """SELECT 1 FROM "Merchants" WHERE "Id" = @lock0""" + Lock;
    private const string Workspace = """SELECT 1 FROM "Workspaces" WHERE "Id" = @lock1""" + Lock;
    private const string Program = """SELECT 1 FROM "MiniPrograms" WHERE "WorkspaceId" = @lock1 AND "MiniProgramId" = @lock2""" + Lock;

    public bool AreOfRows => true;

    public async Task<T> LockAsync<T>(ConsoleDbContext db, Command command, Func<Task<T>> read, CancellationToken cancellationToken)
    {
        var locks = LocksOf(command);
        var result = await LeadingLocks.SendAsync(db, locks, read);
        if (!locks.AreSent)
        {
            await db.Database.ExecuteSqlRawAsync(locks.Text, locks.Parameters, cancellationToken);
        }

        return result;
    }

    private static RowLockStatements LocksOf(Command command)
    {
        object[] named = [command.MerchantId ?? 0, command.WorkspaceId ?? 0, command.MiniProgramId ?? ""];
        object[] accounts = [.. command.AccountsToLock];
        // One by one, because the server plans a list anew each time.
        List<string> statements =
            [.. accounts.Select((_, place) => string.Create(CultureInfo.InvariantCulture, $"{Account}{named.Length + place}{Lock}"))];
        statements.AddRange(command.MerchantId is null ? [] : [Merchant]);
        statements.AddRange(command.WorkspaceId is null ? [] : [Workspace]);
        statements.AddRange(command.MiniProgramId is null ? [] : [Program]);
        return new RowLockStatements(statements, [.. named, .. accounts]);
    }
}
