using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Commands;

/// <summary>The rows that the command named are locked and its permission is checked. The runner saves Database.</summary>
public sealed record CommandContext(ConsoleDbContext Database, Actor By, DateTime Now, CancellationToken Cancelled)
{
    public required CommandFacts Facts { get; init; }

    public EffectiveRole? Role => Facts.Role;

    public bool May(Permission permission) => Role is { } role && PermissionTable.Allows(role, permission);
}
