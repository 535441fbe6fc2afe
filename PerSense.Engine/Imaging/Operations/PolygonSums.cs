using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Imaging.Operations;

/// <summary>The sums over a polygon's edges from which Green's theorem makes its moments (OpenCV's <c>contourMoments</c>).</summary>
internal struct PolygonSums
{
    public double A00;
    public double A10;
    public double A01;
    public double A20;
    public double A11;
    public double A02;
    public double A30;
    public double A21;
    public double A12;
    public double A03;

    public void Add(PixelIndex from, PixelIndex to)
    {
        double x0 = from.Column, y0 = from.Row, x1 = to.Column, y1 = to.Row;
        var (x0Squared, y0Squared, x1Squared, y1Squared) = (x0 * x0, y0 * y0, x1 * x1, y1 * y1);
        var cross = (x0 * y1) - (x1 * y0);
        var (x, y) = (x0 + x1, y0 + y1);
        A00 += cross;
        A10 += cross * x;
        A01 += cross * y;
        A20 += cross * ((x0 * x) + x1Squared);
        A11 += cross * ((x0 * (y + y0)) + (x1 * (y + y1)));
        A02 += cross * ((y0 * y) + y1Squared);
        A30 += cross * x * (x0Squared + x1Squared);
        A03 += cross * y * (y0Squared + y1Squared);
        A21 += cross * ((x0Squared * ((3 * y0) + y1)) + (2 * x1 * x0 * y) + (x1Squared * (y0 + (3 * y1))));
        A12 += cross * ((y0Squared * ((3 * x0) + x1)) + (2 * y1 * y0 * x) + (y1Squared * (x0 + (3 * x1))));
    }
}
