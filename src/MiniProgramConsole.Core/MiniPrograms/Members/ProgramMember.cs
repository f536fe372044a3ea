using MiniProgramConsole.Core.Accounts;

namespace MiniProgramConsole.Core.MiniPrograms.Members;

/// <summary>
/// Somebody's role on one mini program. It counts while the person is an active member of the program's workspace; whoever created
/// the program has one, though the owner and masters need none.
/// </summary>
public sealed class ProgramMember
{
    /// <summary>The mini program's key.</summary>
    public long ProgramId { get; init; }

    /// <summary>The mini program.</summary>
    public MiniProgram Program { get; init; } = null!;

    /// <summary>The person.</summary>
    public long UserId { get; init; }

    /// <summary>The person.</summary>
    public ApplicationUser User { get; init; } = null!;

    /// <summary>What the person is on it.</summary>
    public required ProgramRole Role { get; set; }

    /// <summary>When the person was added, UTC.</summary>
    public DateTime AddedAt { get; init; }

    /// <summary>Whoever created a mini program, as its admin.</summary>
    /// <param name="program">The mini program, before it is saved.</param>
    internal static ProgramMember CreatorOf(MiniProgram program) =>
        new() { Program = program, UserId = program.CreatedById, Role = ProgramRole.Admin, AddedAt = program.CreatedAt };
}
