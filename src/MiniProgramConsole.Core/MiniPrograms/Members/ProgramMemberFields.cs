using MiniProgramConsole.Core.Auditing;

namespace MiniProgramConsole.Core.MiniPrograms.Members;

/// <summary>A program member as the audit trail keeps it.</summary>
internal static class ProgramMemberFields
{
    /// <summary>The person's name and code (<see cref="AuditFields"/>) and role as a JSON object; null where there is no role.</summary>
    public static string? Of(string code, string name, ProgramRole? role) =>
        role is null ? null : AuditJson.Of(new { Member = name, MemberCode = code, ProgramRole = $"{role}" });
}
