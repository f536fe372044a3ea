using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Commands;

/// <summary>
/// Locks the rows that a command names, always in one order, so that no two commands wait for each other: accounts by ID, merchant, workspace,
/// mini program. Quota and audit heads follow where they are written. Each lock is an update that changes nothing, not even a version.
/// </summary>
internal static class CommandLocks
{
    /// <summary>Takes them; false where the sender's account, the workspace or the mini program is not there (any more).</summary>
    public static async Task<bool> LockForUpdateAsync(ConsoleDbContext db, Command command, CancellationToken cancellationToken)
    {
        var sender = command.Sender.By.UserId;
        var isSenderThere = sender == 0;
        foreach (var id in command.Accounts.Append(sender).Where(id => id != 0).Distinct().Order())
        {
            var isThere = await LockAccountAsync(db, id, cancellationToken);
            isSenderThere |= isThere && id == sender;
        }

        if (command.MerchantId is { } merchantId)
        {
            await db.Merchants.Where(merchant => merchant.Id == merchantId)
                .ExecuteUpdateAsync(set => set.SetProperty(merchant => merchant.Name, merchant => merchant.Name), cancellationToken);
        }

        return isSenderThere
            && (command.WorkspaceId is not { } workspaceId || await LockWorkspaceAsync(db, workspaceId, cancellationToken))
            && (command.MiniProgramId is not { } program || await LockProgramAsync(db, command.WorkspaceId, program, cancellationToken));
    }

    /// <summary>Locks workspaces that a command finds by an account that it has locked. Closed ones need none: they change no more.</summary>
    public static async Task LockWorkspacesAsync(ConsoleDbContext db, IEnumerable<long> ids, CancellationToken cancellationToken)
    {
        foreach (var id in ids.Order())
        {
            await LockWorkspaceAsync(db, id, cancellationToken);
        }
    }

    /// <summary>Locks one account, also for what moves a person's rows without being a command; false where it was deleted.</summary>
    public static async Task<bool> LockAccountAsync(ConsoleDbContext db, long id, CancellationToken cancellationToken) =>
        await db.Users.Where(user => user.Id == id && user.DeletedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(user => user.LastActiveAt, user => user.LastActiveAt), cancellationToken) == 1;

    private static async Task<bool> LockWorkspaceAsync(ConsoleDbContext db, long id, CancellationToken cancellationToken) =>
        await db.Workspaces.Where(workspace => workspace.Id == id && workspace.ClosedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(workspace => workspace.OwnerId, workspace => workspace.OwnerId), cancellationToken) == 1;

    private static async Task<bool> LockProgramAsync(
        ConsoleDbContext db, long? workspaceId, string miniProgramId, CancellationToken cancellationToken) =>
        await db.MiniPrograms.Where(program => program.WorkspaceId == workspaceId && program.MiniProgramId == miniProgramId)
            .ExecuteUpdateAsync(set => set.SetProperty(program => program.Status, program => program.Status), cancellationToken) == 1;
}
