using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Web.Security;

namespace MiniProgramConsole.Web.Features.Errors;

/// <param name="Status">The answer's status.</param>
/// <param name="RequestId">What the log knows the request by.</param>
/// <param name="LogoMessage">What is wrong with a logo too heavy to be received with its form.</param>
/// <param name="Refused">What the person may not do, where that is why.</param>
/// <param name="LacksSecondFactor">Whether the workspace keeps the person out for want of a second factor.</param>
public sealed record ErrorPage(int Status, string RequestId, Message? LogoMessage, Permission? Refused, bool LacksSecondFactor)
{
    public ErrorKind Kind => Status switch
    {
        StatusCodes.Status403Forbidden when LacksSecondFactor => ErrorKind.SecondFactor,
        StatusCodes.Status403Forbidden => ErrorKind.Forbidden,
        StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed => ErrorKind.NotFound,
        StatusCodes.Status413PayloadTooLarge => ErrorKind.TooLarge,
        >= StatusCodes.Status500InternalServerError => ErrorKind.Fault,
        _ => ErrorKind.BadRequest,
    };
}
