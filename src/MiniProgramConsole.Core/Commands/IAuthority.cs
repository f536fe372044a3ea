using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Commands;

/// <summary>Says who sends a command, and what it names, right now. Called within the transaction, under the command's locks.</summary>
public interface IAuthority
{
    Task<CommandFacts> FindAsync(ConsoleDbContext db, Command command, CancellationToken cancellationToken);
}
