namespace MiniProgramConsole.Core.Auditing;

public static class AuditFields
{
    public const string Logo = "Logo";

    public const string Email = "Email";

    public const string Member = "Member";

    /// <summary>Not shown. Identifies the person, so that the name can be redacted once the account is deleted.</summary>
    public const string MemberCode = "MemberCode";
}
