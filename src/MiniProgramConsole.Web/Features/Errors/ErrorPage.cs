using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Web.Hosting.Bodies;
using MiniProgramConsole.Web.Hosting.RateLimits;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.Errors;

public sealed record ErrorPage(
    int Status,
    string RequestId,
    Message? LogoMessage,
    BodyRefusal? Body,
    RateLimitRefusal? Limit,
    Permission? Refused,
    CurrentPerson Reader)
{
    public bool IsInWorkspace => Reader.Membership is not null && Kind is not (ErrorKind.SecondFactor or ErrorKind.Fault);

    public bool IsForAnybody => !Reader.IsSignedIn;

    public bool IsFormBehind =>
        Kind is ErrorKind.BadRequest or ErrorKind.TooLarge or ErrorKind.TooSlow || (Kind == ErrorKind.TooMany && IsOfForm);

    public required bool IsOfForm { get; init; }

    public ErrorKind Kind => Status switch
    {
        StatusCodes.Status403Forbidden when Reader.LacksSecondFactor(Reader.Access) => ErrorKind.SecondFactor,
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
