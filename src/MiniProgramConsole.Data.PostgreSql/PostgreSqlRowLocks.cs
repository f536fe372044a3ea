using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Data.PostgreSql;

/// <summary>Locks everything in one round trip. Foreign keys to the rows don't wait for these locks.</summary>
internal sealed class PostgreSqlRowLocks : IRowLocks
{
    private const string Lock = " FOR NO KEY UPDATE;";
    private const string Account = """SELECT 1 FROM "Users" WHERE "Id" = """;
    private const string Merchant = """SELECT 1 FROM "Merchants" WHERE "Id" = {0}""" + Lock;
    private const string Workspace = """SELECT 1 FROM "Workspaces" WHERE "Id" = {1}""" + Lock;
    private const string Program = """SELECT 1 FROM "MiniPrograms" WHERE "WorkspaceId" = {1} AND "MiniProgramId" = {2}""" + Lock;

    public bool AreOfRows => true;

    public Task LockAsync(ConsoleDbContext db, Command command, CancellationToken cancellationToken)
    {
        object[] named = [command.MerchantId ?? 0, command.WorkspaceId ?? 0, command.MiniProgramId ?? ""];
        object[] accounts = [.. command.AccountsToLock];
        // One by one, because the server plans a list anew each time.
        var people = accounts.Select((_, place) =>
            string.Create(CultureInfo.InvariantCulture, $"{Account}{{{named.Length + place}}}{Lock}"));
        var statements = "SET LOCAL lock_timeout = '5s';"
            + string.Concat(people)
            + (command.MerchantId is null ? "" : Merchant)
            + (command.WorkspaceId is null ? "" : Workspace)
            + (command.MiniProgramId is null ? "" : Program);
        return db.Database.ExecuteSqlRawAsync(statements, [.. named, .. accounts], cancellationToken);
    }
}
