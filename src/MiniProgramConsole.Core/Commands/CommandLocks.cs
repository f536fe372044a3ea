using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Commands;

/// <summary>
/// Locks the rows that a command names, always in one order, so that no two commands wait for each other: accounts by ID, merchant, workspace,
/// mini program. Quota and audit heads follow where they are written. Each lock is an update that changes nothing, not even a version.
/// </summary>
internal static class CommandLocks
{
    /// <summary>Takes them; false where a row is not there (any more).</summary>
    public static async Task<bool> TakeAsync(ConsoleDbContext database, Command command, CancellationToken cancellationToken)
    {
        foreach (var id in command.Accounts.Append(command.Sender.By.UserId).Distinct().Order())
        {
            if (await database.Users.Where(user => user.Id == id && user.DeletedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(user => user.LastActiveAt, user => user.LastActiveAt), cancellationToken) == 0)
            {
                return false;
            }
        }

        if (command.MerchantId is { } merchantId)
        {
            await database.Merchants.Where(merchant => merchant.Id == merchantId)
                .ExecuteUpdateAsync(set => set.SetProperty(merchant => merchant.Name, merchant => merchant.Name), cancellationToken);
        }

        if (await database.Workspaces.Where(workspace => workspace.Id == command.WorkspaceId && workspace.ClosedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(workspace => workspace.OwnerId, workspace => workspace.OwnerId), cancellationToken) == 0)
        {
            return false;
        }

        return command.MiniProgramId is not { } miniProgramId
            || await LockProgramAsync(database, command.WorkspaceId, miniProgramId, cancellationToken);
    }

    private static async Task<bool> LockProgramAsync(
        ConsoleDbContext database, long workspaceId, string miniProgramId, CancellationToken cancellationToken) =>
        await database.MiniPrograms.Where(program => program.WorkspaceId == workspaceId && program.MiniProgramId == miniProgramId)
            .ExecuteUpdateAsync(set => set.SetProperty(program => program.Status, program => program.Status), cancellationToken) == 1;
}
