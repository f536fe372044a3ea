using MiniProgramConsole.Core.Auditing;

namespace MiniProgramConsole.Core.MiniPrograms.Members;

/// <summary>A program member as the audit trail keeps it.</summary>
internal static class ProgramMemberFields
{
    /// <summary>The field that holds the person's name.</summary>
    public const string NameField = "Member";

    /// <summary>The field that holds the person's code, by which the name is known to be somebody's who deleted the account.</summary>
    public const string CodeField = "MemberCode";

    /// <summary>The person's code, name and role as a JSON object; null where there is no role.</summary>
    public static string? Of(string code, string name, ProgramRole? role) =>
        role is null ? null : AuditJson.Of(new { Member = name, MemberCode = code, ProgramRole = $"{role}" });
}
