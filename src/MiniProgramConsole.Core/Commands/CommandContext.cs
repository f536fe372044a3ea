using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Commands;

/// <summary>What a command decides with: the rows that it named are locked, and its sender may do it.</summary>
/// <param name="Database">The transaction's context; the runner saves it.</param>
/// <param name="By">Who sent the command.</param>
/// <param name="Now">The moment, UTC.</param>
/// <param name="Cancelled">Cancels what was not committed.</param>
public sealed record CommandContext(ConsoleDbContext Database, Actor By, DateTime Now, CancellationToken Cancelled)
{
    /// <summary>What the sender counts as; null for a command that takes no permission.</summary>
    public EffectiveRole? Role { get; init; }

    /// <summary>Whether the sender has a permission beside the command's own.</summary>
    /// <param name="permission">The permission.</param>
    public bool May(Permission permission) => Role is { } role && PermissionTable.Allows(role, permission);
}
