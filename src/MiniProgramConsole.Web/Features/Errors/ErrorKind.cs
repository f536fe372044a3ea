namespace MiniProgramConsole.Web.Features.Errors;

/// <summary>What an error page speaks of; the name is part of its texts' keys.</summary>
public enum ErrorKind
{
    BadRequest,
    Forbidden,

    /// <summary>The workspace lets nobody in without a second factor.</summary>
    SecondFactor,
    NotFound,

    /// <summary>The address is there, and takes requests of another kind.</summary>
    WrongMethod,
    TooLarge,

    /// <summary>What was sent came too slowly.</summary>
    TooSlow,

    /// <summary>More was asked for than is let through at a time.</summary>
    TooMany,
    Fault,
}
