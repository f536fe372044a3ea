namespace MiniProgramConsole.Core.Text;

public enum TextVerdict
{
    Ok,

    Required,

    TooShort,

    TooLong,

    RefusedCharacter,

    Link,

    NothingVisible,

    WrongFormat,
}
