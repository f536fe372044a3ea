namespace MiniProgramConsole.Core.Commands;

/// <summary>Why something that a person asked for was not done, as the log knows it.</summary>
public enum RefusalReason
{
    /// <summary>What was sent breaks the rules of its form, or somebody else changed something first.</summary>
    Validation,

    /// <summary>The form's key was used up, belongs to something else or cannot be read.</summary>
    Key,

    /// <summary>The antiforgery token is missing or not the browser's.</summary>
    Antiforgery,

    /// <summary>The person may not, or is no member.</summary>
    Permission,

    /// <summary>Email and password, or the passkey, were wrong.</summary>
    SignIn,

    /// <summary>The code of the second factor was wrong.</summary>
    SecondFactor,

    /// <summary>The password that was asked for again was wrong.</summary>
    Proof,

    /// <summary>The code of a password reset was wrong.</summary>
    Reset,

    /// <summary>The link was used up, replaced or never given.</summary>
    Link,

    /// <summary>Too many tries or mails, counted in the database.</summary>
    Throttle,

    /// <summary>Too many requests, counted by this node.</summary>
    RateLimit,

    /// <summary>The body was larger than its bound.</summary>
    BodySize,

    /// <summary>The body came too slowly.</summary>
    BodyTime,
}
