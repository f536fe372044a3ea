namespace MiniProgramConsole.Web.Features.Errors;

/// <summary>The names are part of the keys of texts.</summary>
public enum ErrorKind
{
    BadRequest,
    Forbidden,

    SecondFactor,
    NotFound,

    WrongMethod,
    TooLarge,

    TooSlow,

    TooMany,
    Fault,
}
