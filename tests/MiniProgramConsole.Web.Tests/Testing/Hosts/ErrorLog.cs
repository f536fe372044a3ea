using System.Collections.Concurrent;
using System.Globalization;
using Serilog.Core;
using Serilog.Events;

namespace MiniProgramConsole.Web.Tests.Testing.Hosts;

public sealed class ErrorLog : ILogEventSink
{
    private readonly ConcurrentQueue<LogEvent> events = new();

    public IReadOnlyCollection<LogEvent> Events => events;

    public IEnumerable<string> Errors =>
        events.Where(entry => entry.Level >= LogEventLevel.Error)
            .Select(entry => $"{entry.RenderMessage(CultureInfo.InvariantCulture)} {entry.Exception}");

    public void Emit(LogEvent logEvent) => events.Enqueue(logEvent);
}
