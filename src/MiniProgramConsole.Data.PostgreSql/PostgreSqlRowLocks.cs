using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Data.PostgreSql;

/// <summary>Locks everything in one round trip. Commands that only add share their locks, so that they wait only for others.</summary>
internal sealed class PostgreSqlRowLocks : IRowLocks
{
    private const string Accounts = """SELECT 1 FROM "Users" WHERE "Id" = ANY({0}) ORDER BY "Id" FOR """;
    private const string Merchant = """SELECT 1 FROM "Merchants" WHERE "Id" = {1} FOR """;
    private const string Workspace = """SELECT 1 FROM "Workspaces" WHERE "Id" = {2} FOR """;
    private const string Program = """SELECT 1 FROM "MiniPrograms" WHERE "WorkspaceId" = {2} AND "MiniProgramId" = {3} FOR """;

    // Who shares a row gets it at once, however long somebody waits to have it alone. Advisory locks are given in turn. The rows are
    // locked as well, because what writes by itself, and nodes of the previous version, take no turns.
    private const string SharedTurns = "SELECT pg_advisory_xact_lock_shared(turn) FROM unnest({4}) AS turn;";
    private const string Turns = "SELECT pg_advisory_xact_lock(turn) FROM unnest({4}) AS turn;";

    // The same form sent twice is not done twice at once.
    private const string Form = "SELECT pg_advisory_xact_lock({5});";

    public Task LockAsync(ConsoleDbContext db, Command command, CancellationToken cancellationToken)
    {
        var accounts = command.AccountsToLock.ToArray();
        var mode = command.OnlyAdds ? "SHARE;" : "NO KEY UPDATE;";
        var statements = "SET LOCAL lock_timeout = '5s';"
            + (command is { OnlyAdds: true, Key: not null } ? Form : "")
            + (command.OnlyAdds ? SharedTurns : Turns)
            + (accounts.Length == 0 ? "" : Accounts + mode)
            + (command.MerchantId is null ? "" : Merchant + mode)
            + (command.WorkspaceId is null ? "" : Workspace + mode)
            + (command.MiniProgramId is null ? "" : Program + mode);
        var form = BitConverter.ToInt64((command.Key?.Token ?? Guid.Empty).ToByteArray());
        return db.Database.ExecuteSqlRawAsync(
            statements,
            [accounts, command.MerchantId ?? 0, command.WorkspaceId ?? 0, command.MiniProgramId ?? "", TurnsOf(command, accounts), form],
            cancellationToken);
    }

    // In lock order. Mini programs are never shared.
    private static long[] TurnsOf(Command command, long[] accounts) =>
    [
        .. accounts.Select(id => id * 4),
        .. command.MerchantId is { } merchantId ? new[] { (merchantId * 4) + 1 } : [],
        .. command.WorkspaceId is { } workspaceId ? new[] { (workspaceId * 4) + 2 } : [],
    ];
}
