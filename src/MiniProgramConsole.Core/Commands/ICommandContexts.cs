namespace MiniProgramConsole.Core.Commands;

public interface ICommandContexts
{
    /// <summary>A context for one command at a time. It may wait for other commands.</summary>
    Task<CommandLease> RentAsync(CancellationToken cancellationToken);
}
