using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Data.PostgreSql;

/// <summary>Locks all rows in one round trip. Commands that only add share their locks, so that they wait only for others.</summary>
internal sealed class PostgreSqlRowLocks : IRowLocks
{
    private const string Accounts = """SELECT 1 FROM "Users" WHERE "Id" = ANY({0}) ORDER BY "Id" FOR """;
    private const string Merchant = """SELECT 1 FROM "Merchants" WHERE "Id" = {1} FOR """;
    private const string Workspace = """SELECT 1 FROM "Workspaces" WHERE "Id" = {2} FOR """;
    private const string Program = """SELECT 1 FROM "MiniPrograms" WHERE "WorkspaceId" = {2} AND "MiniProgramId" = {3} FOR """;

    // Commands that share rows are still one after the other if they are the same form.
    private const string Key = "SELECT pg_advisory_xact_lock({4});";

    public Task LockAsync(ConsoleDbContext db, Command command, CancellationToken cancellationToken)
    {
        var accounts = command.AccountsToLock.ToArray();
        var mode = command.OnlyAdds ? "SHARE;" : "NO KEY UPDATE;";
        var key = command is { OnlyAdds: true, Key: { } form } ? BitConverter.ToInt64(form.Token.ToByteArray()) : (long?)null;
        var statements = "SET LOCAL lock_timeout = '5s';"
            + (key is null ? "" : Key)
            + (accounts.Length == 0 ? "" : Accounts + mode)
            + (command.MerchantId is null ? "" : Merchant + mode)
            + (command.WorkspaceId is null ? "" : Workspace + mode)
            + (command.MiniProgramId is null ? "" : Program + mode);
        return db.Database.ExecuteSqlRawAsync(
            statements,
            [accounts, command.MerchantId ?? 0, command.WorkspaceId ?? 0, command.MiniProgramId ?? "", key ?? 0],
            cancellationToken);
    }
}
