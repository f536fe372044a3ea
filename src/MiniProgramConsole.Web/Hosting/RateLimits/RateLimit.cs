namespace MiniProgramConsole.Web.Hosting.RateLimits;

/// <summary>What is limited, each with a rate of its own.</summary>
public enum RateLimit
{
    /// <summary>What needs no session and hashes, writes or mails: by network and for all together, or by person on a known browser.</summary>
    Anonymous,

    /// <summary>Forms that may bring a file, and what keeps them while they are filled: by person.</summary>
    Upload,

    /// <summary>Everything that a list or a person has, in one answer: by person.</summary>
    Export,

    /// <summary>Advice while a form is filled: by person.</summary>
    Advice,
}
