using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Web.Features.Errors;

/// <param name="Status">The answer's status.</param>
/// <param name="RequestId">What the log knows the request by.</param>
/// <param name="LogoMessage">What is wrong with a logo too heavy to be received with its form.</param>
public sealed record ErrorPage(int Status, string RequestId, Message? LogoMessage)
{
    public ErrorKind Kind => Status switch
    {
        StatusCodes.Status403Forbidden => ErrorKind.Forbidden,
        StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed => ErrorKind.NotFound,
        StatusCodes.Status413PayloadTooLarge => ErrorKind.TooLarge,
        >= StatusCodes.Status500InternalServerError => ErrorKind.Fault,
        _ => ErrorKind.BadRequest,
    };
}
