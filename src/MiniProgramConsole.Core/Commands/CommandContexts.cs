using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Commands;

/// <summary>Commands run side by side.</summary>
public sealed class CommandContexts(IDbContextFactory<ConsoleDbContext> contexts) : ICommandContexts
{
    public async Task<CommandLease> RentAsync(CancellationToken cancellationToken) =>
        new(await contexts.CreateDbContextAsync(cancellationToken));
}
