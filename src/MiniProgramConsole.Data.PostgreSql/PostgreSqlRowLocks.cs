using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Data;
using Npgsql;

namespace MiniProgramConsole.Data.PostgreSql;

/// <summary>Saves, locks everything and reads in one round trip. Foreign keys to the rows don't wait for these locks.</summary>
internal sealed class PostgreSqlRowLocks : IRowLocks
{
    private const string Patience = "SET LOCAL lock_timeout = '5s';";
    private const string Lock = " FOR NO KEY UPDATE;";
    private const string Account = """SELECT 1 FROM "Users" WHERE "Id" = @lock""";
    private const string Merchant = """SELECT 1 FROM "Merchants" WHERE "Id" = @lock0""" + Lock;
    private const string Workspace = """SELECT 1 FROM "Workspaces" WHERE "Id" = @lock1""" + Lock;
    private const string Program = """SELECT 1 FROM "MiniPrograms" WHERE "WorkspaceId" = @lock1 AND "MiniProgramId" = @lock2""" + Lock;

    public async Task<T> LockAsync<T>(ConsoleDbContext db, Command command, Func<Task<T>> read, CancellationToken cancellationToken)
    {
        var leading = StatementsOf(db, command);
        try
        {
            var result = await LeadingStatementsInterceptor.SendAsync(db, leading, read);
            if (!leading.AreSent)
            {
                await db.Database.ExecuteSqlRawAsync(leading.Text, leading.Parameters, cancellationToken);
            }

            db.ChangeTracker.AcceptAllChanges();
            return result;
        }
        catch (PostgresException exception) when (PostgreSqlErrors.IsViolation(exception))
        {
            throw new DbUpdateException("A row that was added ahead of a command's locks was refused.", exception);
        }
    }

    private static LeadingStatements StatementsOf(ConsoleDbContext db, Command command)
    {
        object[] named = [command.MerchantId ?? 0, command.WorkspaceId ?? 0, command.MiniProgramId ?? ""];
        object[] accounts = [.. command.AccountsToLock];
        // One by one, because the server plans a list anew each time.
        List<string> locks =
            [.. accounts.Select((_, place) => string.Create(CultureInfo.InvariantCulture, $"{Account}{named.Length + place}{Lock}"))];
        locks.AddRange(command.MerchantId is null ? [] : [Merchant]);
        locks.AddRange(command.WorkspaceId is null ? [] : [Workspace]);
        locks.AddRange(command.MiniProgramId is null ? [] : [Program]);
        var values = named.Concat(accounts).Select((value, number) => new NpgsqlParameter("lock" + number, value));
        var rows = new RowInserts(db);
        return new LeadingStatements(Patience + rows.Text + string.Concat(locks), [.. rows.Parameters, .. values], locks.Count);
    }
}
