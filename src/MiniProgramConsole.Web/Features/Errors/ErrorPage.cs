using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Web.Hosting.Bodies;
using MiniProgramConsole.Web.Hosting.RateLimits;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.Errors;

/// <param name="Status">The answer's status.</param>
/// <param name="RequestId">What the log knows the request by.</param>
/// <param name="LogoMessage">What is wrong with a logo too heavy to be received with its form.</param>
/// <param name="Body">The body that was not read to its end; null elsewhere.</param>
/// <param name="Limit">The limit that the request ran into; null elsewhere.</param>
/// <param name="Refused">What the person may not do, where that is why.</param>
/// <param name="Reader">Who reads it.</param>
public sealed record ErrorPage(int Status, string RequestId, Message? LogoMessage, BodyRefusal? Body, RateLimitRefusal? Limit, Permission? Refused, CurrentPerson Reader)
{
    /// <summary>Whether it stands within the console, in the workspace that was asked for; only ever one of the reader's own.</summary>
    public bool IsInWorkspace => Reader.Membership is not null && Kind is not (ErrorKind.SecondFactor or ErrorKind.Fault);

    /// <summary>Whether the reader is nobody known: not signed in, or on a page about a fault, which asks nobody.</summary>
    public bool IsForAnybody => !Reader.IsSignedIn;

    /// <summary>Whether what was sent stands in the form before this page still.</summary>
    public bool IsFormBehind => Kind is ErrorKind.BadRequest or ErrorKind.TooLarge or ErrorKind.TooSlow || (Kind == ErrorKind.TooMany && IsOfForm);

    /// <summary>Whether a form was sent, and not a page asked for.</summary>
    public required bool IsOfForm { get; init; }

    public ErrorKind Kind => Status switch
    {
        StatusCodes.Status403Forbidden when Reader.LacksSecondFactor(Reader.Membership) => ErrorKind.SecondFactor,
        StatusCodes.Status403Forbidden => ErrorKind.Forbidden,
        StatusCodes.Status404NotFound => ErrorKind.NotFound,
        StatusCodes.Status405MethodNotAllowed => ErrorKind.WrongMethod,
        StatusCodes.Status408RequestTimeout => ErrorKind.TooSlow,
        StatusCodes.Status413PayloadTooLarge => ErrorKind.TooLarge,
        StatusCodes.Status429TooManyRequests => ErrorKind.TooMany,
        >= StatusCodes.Status500InternalServerError => ErrorKind.Fault,
        _ => ErrorKind.BadRequest,
    };
}
