using Microsoft.Extensions.Logging;

namespace MiniProgramConsole.Core.Commands;

/// <summary>Logs one reason per request, the first, which is nearest to the cause. Never logs what was typed.</summary>
public sealed partial class RefusalLog(ILogger<RefusalLog> logger)
{
    private bool isLogged;

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
