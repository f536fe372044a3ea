namespace MiniProgramConsole.Core.Data;

/// <summary>An entity whose changes must not overwrite another's unknowingly.</summary>
public interface IVersioned
{
    /// <summary>The concurrency token; the context gives a new one at each write, on all databases alike.</summary>
    Guid Version { get; set; }
}
