using MiniProgramConsole.Core.Auditing;

namespace MiniProgramConsole.Core.MiniPrograms.Members;

internal static class ProgramMemberFields
{
    /// <summary>With the code, the name can be redacted once the account is deleted (see <see cref="AuditFields"/>).</summary>
    public static string? Of(string code, string name, ProgramRole? role) =>
        role is null ? null : AuditJson.Of(new { Member = name, MemberCode = code, ProgramRole = $"{role}" });
}
