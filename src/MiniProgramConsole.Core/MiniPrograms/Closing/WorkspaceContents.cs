using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.MiniPrograms.Drafts;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Core.MiniPrograms.Closing;

internal sealed class WorkspaceContents : IWorkspaceContents
{
    public async Task<Message?> WhyNotClosedAsync(ConsoleDbContext db, long workspaceId, DateTime now, CancellationToken cancellationToken)
    {
        var ended = now - MiniProgram.RestorableFor;
        var programs = db.MiniPrograms.Where(program => program.WorkspaceId == workspaceId);
        // Starts from the workspace's single row, so that one query suffices.
        var counted = await db.Workspaces.Where(row => row.Id == workspaceId)
            .Select(row => new WorkspacePrograms(
                programs.Count(program => program.DeletedAt == null),
                programs.Count(program => program.DeletedAt > ended),
                programs.Where(program => program.DeletedAt > ended).Max(program => program.DeletedAt)))
            .SingleAsync(cancellationToken);
        return counted.WhyNotClosed;
    }

    public Task RemoveAsync(ConsoleDbContext db, long workspaceId, CancellationToken cancellationToken) =>
        UnfinishedFormRemoval.OfWorkspaceAsync(db, workspaceId, cancellationToken);

    public async Task RemoveMemberAsync(ConsoleDbContext db, long workspaceId, long userId, CancellationToken cancellationToken)
    {
        await db.ProgramMembers
            .Where(row => row.UserId == userId
                && db.MiniPrograms.Any(program => program.Id == row.ProgramId && program.WorkspaceId == workspaceId))
            .ExecuteDeleteAsync(cancellationToken);
        await UnfinishedFormRemoval.OfMemberAsync(db, workspaceId, userId, cancellationToken);
    }
}
