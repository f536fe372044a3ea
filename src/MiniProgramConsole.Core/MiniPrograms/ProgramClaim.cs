using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Core.MiniPrograms;

/// <summary>Takes a program for the transaction that changes it, before anything else is looked at or moved.</summary>
internal static class ProgramClaim
{
    /// <summary>
    /// The program for changing, or null where it is not as it was seen any more. One conditional update decides: who comes second
    /// waits for the first, and then finds another version.
    /// </summary>
    public static async Task<MiniProgram?> ClaimAsync(
        this MiniProgramDetail seen, ConsoleDbContext attempt, WorkspaceMembership workspace, CancellationToken cancellationToken)
    {
        var mine = Guid.NewGuid();
        var claimed = await attempt.MiniPrograms
            .Where(program => program.WorkspaceId == workspace.Id && program.MiniProgramId == seen.MiniProgramId && program.Version == seen.Version)
            .ExecuteUpdateAsync(set => set.SetProperty(program => program.Version, mine), cancellationToken);
        return claimed == 1
            ? await attempt.MiniPrograms.FirstAsync(
                program => program.WorkspaceId == workspace.Id && program.MiniProgramId == seen.MiniProgramId, cancellationToken)
            : null;
    }
}
