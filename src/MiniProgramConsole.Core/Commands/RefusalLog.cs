using Microsoft.Extensions.Logging;

namespace MiniProgramConsole.Core.Commands;

/// <summary>
/// Logs what was refused: the one place that does. The reason is all that it says, never what was typed; the host adds route, person and address to
/// each entry. A request has one entry, of the reason that was found first, which is the nearest to the cause.
/// </summary>
public sealed partial class RefusalLog(ILogger<RefusalLog> logger)
{
    private bool isLogged;

    /// <summary>Logs why the request was refused, unless that was logged already.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="errors">How many things were wrong.</param>
    public void Log(RefusalReason reason, int errors = 1)
    {
        if (!isLogged)
        {
            isLogged = true;
            LogRefusal(reason, errors);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Refused for {Reason} ({Errors})")]
    private partial void LogRefusal(RefusalReason reason, int errors);
}
