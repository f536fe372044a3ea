namespace MiniProgramConsole.Core.Commands;

public enum RefusalReason
{
    Validation,

    Key,

    Antiforgery,

    Permission,

    SignIn,

    SecondFactor,

    Proof,

    Reset,

    Link,

    /// <summary>Counted in the database, unlike <see cref="RateLimit"/>, which each node counts for itself.</summary>
    Throttle,

    RateLimit,

    BodySize,

    BodyTime,
}
