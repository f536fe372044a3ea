using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.MiniPrograms;

internal sealed class MiniProgramLock : ICommandLock
{
    public async Task<bool> LockForUpdateAsync(ConsoleDbContext db, Command command, CancellationToken cancellationToken) =>
        command.MiniProgramId is not { } id
        || await db.MiniPrograms.Where(program => program.WorkspaceId == command.WorkspaceId && program.MiniProgramId == id)
            .ExecuteUpdateAsync(set => set.SetProperty(program => program.Status, program => program.Status), cancellationToken) == 1;
}
