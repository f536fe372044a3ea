using MiniProgramConsole.Core.Accounts;

namespace MiniProgramConsole.Core.MiniPrograms.Members;

/// <summary>Counts only while the person is an active member of the workspace. The creator always gets a row.</summary>
public sealed class ProgramMember
{
    public long ProgramId { get; init; }

    public MiniProgram Program { get; init; } = null!;

    public long UserId { get; init; }

    public ApplicationUser User { get; init; } = null!;

    public required ProgramRole Role { get; set; }

    public DateTime AddedAt { get; init; }

    internal static ProgramMember CreatorOf(MiniProgram program) =>
        new() { Program = program, UserId = program.CreatedById, Role = ProgramRole.Admin, AddedAt = program.CreatedAt };
}
