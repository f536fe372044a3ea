namespace MiniProgramConsole.Web.Features.Guide;

/// <summary>The names are part of the keys of texts.</summary>
public enum GuideKind
{
    Begin,

    Create,

    Ask,
}
