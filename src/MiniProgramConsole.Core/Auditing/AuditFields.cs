namespace MiniProgramConsole.Core.Auditing;

/// <summary>The fields of entries that mean something to whoever shows them; all others are shown as they are.</summary>
public static class AuditFields
{
    /// <summary>A logo's hash.</summary>
    public const string Logo = "Logo";

    /// <summary>The email at which somebody was invited.</summary>
    public const string Email = "Email";

    /// <summary>A person's name.</summary>
    public const string Member = "Member";

    /// <summary>That person's code, by which the name is known to be somebody's who deleted the account. It is not shown.</summary>
    public const string MemberCode = "MemberCode";
}
