// Pictures are made smaller before they are sent, with a thumbnail; drawing them anew also leaves behind where they were taken.
// Without this script the file goes as it is, and the server says so when it is too large.
const most = 1.9 * 1024 * 1024, mostOfSmall = 380 * 1024;

const drawn = (picture, side, type, quality) => {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const pen = canvas.getContext('2d');
  if (type === 'image/jpeg') { pen.fillStyle = '#fff'; pen.fillRect(0, 0, canvas.width, canvas.height); }
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise(done => canvas.toBlob(done, type, quality));
};

// What may be transparent stays PNG as long as that is small enough.
const fitted = async (picture, side, limit, type) => {
  for (const [as, quality] of [[type, .86], ['image/jpeg', .86], ['image/jpeg', .7], ['image/jpeg', .5]]) {
    const blob = await drawn(picture, side, as, quality);
    if (blob && blob.size <= limit) return blob;
  }
  throw new Error('too large');
};

const files = list => { const all = new DataTransfer(); for (const one of list) all.items.add(one); return all.files; };

document.addEventListener('submit', async event => {
  const form = event.target;
  if (!form.dataset.resize) return;
  const [input, smalls] = [form.querySelector('input[name=files]'), form.querySelector('input[name=smalls]')];
  if (!input.files.length) return;
  event.preventDefault();
  const said = form.querySelector('[data-working]');
  said.textContent = said.dataset.working;
  try {
    const [large, little] = [[], []];
    for (const file of input.files) {
      const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
      const type = file.type === 'image/jpeg' ? 'image/jpeg' : 'image/png';
      large.push(new File([await fitted(picture, Number(form.dataset.resize), most, type)], file.name));
      little.push(new File([await fitted(picture, Number(form.dataset.small), mostOfSmall, type)], file.name));
      picture.close();
    }
    input.files = files(large);
    smalls.files = files(little);
  } catch {
    // Not a picture this browser can draw: the server looks at it and says what it is.
    smalls.value = '';
  }
  form.submit();
});
