using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.MiniPrograms;

/// <summary>What came of changing a mini program's members.</summary>
/// <param name="Program">The mini program as it was looked at; null where the workspace has none with that ID.</param>
/// <param name="Name">The display name of the person; null where nothing was done.</param>
/// <param name="Error">Why nothing was done; null where it was done, by this form or by the same one before.</param>
public sealed record ProgramMemberResult(MiniProgramDetail? Program, string? Name, FieldError? Error)
{
    /// <summary>The name of the field in which a developer is chosen.</summary>
    public const string MemberField = "Member";

    /// <summary>The name of the field in which a role is chosen.</summary>
    public const string RoleField = "Role";

    internal static ProgramMemberResult NotFound { get; } = new(null, null, null);

    internal static ProgramMemberResult Done(MiniProgramDetail program, string name) => new(program, name, null);

    internal static ProgramMemberResult Refused(MiniProgramDetail program, FieldError error) => new(program, null, error);
}
